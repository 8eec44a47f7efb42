import type { ProjectRef, TaskRef } from '@baton/log-schema';

/** The addresses of the site that mails lead to. Tokens of accounts stand in fragments, which browsers send to nobody. */
export class SiteLinks {
  readonly #siteUrl: string;

  /** @param siteUrl without a slash at its end */
  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl;
  }

  project({ key }: ProjectRef): string {
    return `${this.#siteUrl}/p/${encodeURIComponent(key)}`;
  }

  task(project: ProjectRef, { number }: TaskRef): string {
    return `${this.project(project)}/${number}`;
  }

  /** The task's page, at one of its comments. */
  comment(project: ProjectRef, task: TaskRef, { id }: { readonly id: string }): string {
    return `${this.task(project, task)}#comment-${encodeURIComponent(id)}`;
  }

  notificationSettings(): string {
    return `${this.#siteUrl}/settings/notifications`;
  }

  /** A page that asks; the same address stops the mails on POST. */
  unsubscribe(token: string): string {
    return `${this.#siteUrl}/api/unsubscribe?token=${encodeURIComponent(token)}`;
  }

  signUp(email: string): string {
    return this.#login(`sign-up=${encodeURIComponent(email)}`);
  }

  verifyEmail(token: string): string {
    return this.#login(`verify=${encodeURIComponent(token)}`);
  }

  resetPassword(token: string): string {
    return this.#login(`reset=${encodeURIComponent(token)}`);
  }

  forgotPassword(): string {
    return this.#login('forgot-password');
  }

  #login(fragment: string): string {
    return `${this.#siteUrl}/login#${fragment}`;
  }
}
