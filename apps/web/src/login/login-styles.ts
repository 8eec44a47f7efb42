// Of Mantine only its colours and what it does to elements; its components are not on this page.
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '../app/base.css';
import './login-theme.css';
