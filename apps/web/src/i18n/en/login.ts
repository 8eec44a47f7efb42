export const login = {
  tagline: 'Tasks split by role. Mails that say exactly what changed.',
  signIn: { title: 'Sign in', submit: 'Sign in', other: 'New here?', toSignUp: 'Create an account' },
  signUp: {
    title: 'Create your account',
    submit: 'Sign up',
    other: 'Have an account?',
    toSignIn: 'Sign in instead',
  },
  email: 'Email',
  emailHint: 'Your mails will be in English, the language chosen at the top.',
  password: 'Password',
  passwordHint: 'At least {{min}} characters. A few words make a good one.',
  showPassword: 'Show the password',
  name: 'Name',
  nameHint: 'This is what your team sees.',
  registered: 'Your account has been created. Sign in to go on.',
  checking: 'Signing you in',
} as const;
