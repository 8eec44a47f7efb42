import { DEFAULT_MAIL_PREFERENCES, type MailPreferences } from '@baton/dto';
import type { Person } from './person.ts';

/** Says what somebody is mailed about, where that is not what applies to whoever has said nothing. */
export async function wish(person: Person, preferences: Partial<MailPreferences>): Promise<void> {
  await person.must('PUT', '/api/preferences', { ...DEFAULT_MAIL_PREFERENCES, ...preferences });
}
