import { expect, test } from 'vitest';
import { parseLoginView } from './login-view.ts';

test.each([
  ['', { name: 'signIn' }],
  ['#sign-in', { name: 'signIn' }],
  ['#anything', { name: 'signIn' }],
  ['#sign-up', { name: 'signUp', email: '' }],
  ['#sign-up=kim%2Bwork%40example.com', { name: 'signUp', email: 'kim+work@example.com' }],
  ['#forgot-password', { name: 'forgotPassword' }],
  ['#verify=abc.d=e', { name: 'verifyEmail', token: 'abc.d=e' }],
  ['#reset=abc', { name: 'resetPassword', token: 'abc' }],
])('%j shows %j', (hash, view) => {
  expect(parseLoginView(hash)).toEqual(view);
});

test.each(['#verify', '#verify=', '#reset='])('%j has lost its token, so it shows the sign-in', (hash) => {
  expect(parseLoginView(hash)).toEqual({ name: 'signIn' });
});

test('a fragment that is no percent-encoding is taken as it is', () => {
  expect(parseLoginView('#sign-up=100%')).toEqual({ name: 'signUp', email: '100%' });
});
