/** What the login page shows. Told by the fragment of its address, which never leaves the browser. */
export type LoginView =
  | { readonly name: 'signIn' }
  /** With the address that an invitation went to, if one did. */
  | { readonly name: 'signUp'; readonly email: string }
  | { readonly name: 'forgotPassword' }
  /** With the token of a mail. */
  | { readonly name: 'verifyEmail' | 'resetPassword'; readonly token: string };

/** @param hash e.g. `#verify=abc`; one that means nothing shows the sign-in */
export function parseLoginView(hash: string): LoginView {
  const [key = '', encoded = ''] = hash.replace(/^#/, '').split(/=(.*)/s, 2);
  const value = decode(encoded);
  if (key === 'sign-up') return { name: 'signUp', email: value };
  if (key === 'forgot-password') return { name: 'forgotPassword' };
  if (key === 'verify' && value) return { name: 'verifyEmail', token: value };
  if (key === 'reset' && value) return { name: 'resetPassword', token: value };
  return { name: 'signIn' };
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
