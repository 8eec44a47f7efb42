import { dateFormat } from '../date-format.ts';
import type { AuthMailTexts } from './auth-mail-texts.ts';

const setPassword = { label: 'Set a new password', textLabel: 'Set a new password:' };
const yourAddress = 'You get this mail because your Baton account has this address.';

export const authEn: AuthMailTexts = {
  mails: {
    'verify-email': {
      title: 'Confirm your email address',
      headline: 'A Baton account was created with this address.',
      notes: [],
      action: { label: 'Confirm the address', textLabel: 'Confirm the address:' },
      reason:
        'You get this mail because somebody signed up with this address. If it was not you, do not confirm it.',
    },
    'reset-password': {
      title: 'Set a new password',
      headline: 'Somebody asked for a new password for your Baton account.',
      notes: ['Until you set another one, your password stays as it is.'],
      action: setPassword,
      reason: `${yourAddress} If it was not you who asked, you can ignore it.`,
    },
    'new-device': {
      title: 'New sign-in',
      headline: 'Your Baton account was signed in to on a device that it does not know.',
      notes: [
        'If it was you, there is nothing to do. If not, set a new password: that also ends all sessions.',
      ],
      action: setPassword,
      reason: yourAddress,
    },
    'password-changed': {
      title: 'Your password was changed',
      headline: 'The password of your Baton account was changed.',
      notes: ['If it was not you, set a new password at once: that also ends all sessions.'],
      action: setPassword,
      reason: yourAddress,
    },
    'account-deleted': {
      title: 'Your account was deleted',
      headline: 'Your Baton account was deleted.',
      notes: [
        'Your profile and all sessions are gone, and your parts of tasks are assigned to nobody. This cannot be undone.',
      ],
      reason: 'You get this mail because the account had this address. It is the last one.',
    },
  },
  labels: { device: 'Device', time: 'Time', network: 'Network' },
  linkWorks: (minutes) => `The link works once, within ${duration(minutes)}.`,
  device: (browser, os) => (browser && os ? `${browser} on ${os}` : (browser ?? os ?? 'an unknown device')),
  time: (at, timeZone) => {
    const format = dateFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone,
    });
    return `${format.format(new Date(at))} (${timeZone})`;
  },
};

function duration(minutes: number): string {
  if (minutes % 60 > 0) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
