import './app-styles.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { fetchPageTexts } from '../i18n/page-texts.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { compose } from './compose.ts';
import { ServicesProvider } from './services.ts';
import { cssVariablesResolver, theme } from './theme.ts';

const { services, queryClient, router, readFirst } = compose();
readFirst(location.pathname);

// Not by `await`, which would keep pages that come later from importing what is here.
void fetchPageTexts().then((i18n) => {
  createRoot(document.body.querySelector('#root') ?? document.body).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          <ServicesProvider value={services}>
            <QueryClientProvider client={queryClient}>
              <SessionGate>
                <RouterProvider router={router} />
              </SessionGate>
            </QueryClientProvider>
          </ServicesProvider>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
});
