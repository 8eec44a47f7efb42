import type { AuthMail } from '@baton/log-schema';

export interface AuthMailText {
  readonly title: string;
  readonly headline: string;
  readonly notes: readonly string[];
  /** The button, and what stands before its address in plain text. */
  readonly action?: { readonly label: string; readonly textLabel: string };
  /** Why the reader gets the mail, and what to do if it was not them. */
  readonly reason: string;
}

/** Everything that mails about an account say in one language. */
export interface AuthMailTexts {
  readonly mails: Readonly<Record<AuthMail['mail'], AuthMailText>>;
  readonly labels: { readonly device: string; readonly time: string; readonly network: string };
  readonly linkWorks: (minutes: number) => string;
  /** Within a sentence. */
  readonly device: (browser: string | null, os: string | null) => string;
  /**
   * @param at ISO 8601
   * @param timeZone one that the runtime knows
   */
  readonly time: (at: string, timeZone: string) => string;
}
