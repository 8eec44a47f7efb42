import type { Locale } from '@baton/vocabulary';
import type { Locator, Page } from '@playwright/test';
import { retitle, type SiteWorld } from './site-world.ts';

/** What the address of a page depends on. */
export type Places = Pick<SiteWorld, 'projectKey' | 'archivedKey' | 'emptyKey' | 'stopPaths'>;

/** A page of the site, or one of its main states. */
export interface SitePage {
  /** Names it in what is said of it. */
  readonly name: string;
  readonly path: (world: Places) => string;
  /** Who sees it. Default: `reader`, who is signed in, as the newcomer is. */
  readonly viewer?: 'stranger' | 'newcomer';
  /** The one that it is in, where the visitor does not choose. */
  readonly language?: Locale;
  /** What of the API's answers is kept back or refused, from before it is opened. */
  readonly hinder?: (page: Page) => Promise<void>;
  /** Goes on from the page as it opens, in English. */
  readonly reach?: (page: Page, world: SiteWorld) => Promise<void>;
  /** What is there once it is reached. */
  readonly shows: (page: Page) => Locator;
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog').last();
const rows = (page: Page) => page.locator('tbody a[data-cell="title"]').first();
const press = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

const SUMMARY = '**/api/projects/*/summary?*';
const TASKS_OF_LIST = '**/api/projects/*/tasks?*';
const keepBack = (answers: string) => async (page: Page) => void (await page.route(answers, () => {}));
const refuse = (answers: string) => async (page: Page) =>
  void (await page.route(answers, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 500, code: 'internal', title: 'Internal error' }),
    }),
  ));
const loading = (page: Page) => page.getByRole('main').getByLabel('Loading').first();
const failure = (page: Page) => page.getByRole('button', { name: 'Try again' }).first();
const openPalette = press('Search and commands');

const LOGIN: readonly SitePage[] = [
  { name: 'sign-in', path: () => '/login', viewer: 'stranger', shows: heading('Sign in') },
  { name: 'sign-up', path: () => '/login#sign-up', viewer: 'stranger', shows: heading(/./) },
  { name: 'forgot-password', path: () => '/login#forgot-password', viewer: 'stranger', shows: heading(/./) },
  { name: 'reset-password', path: () => '/login#reset=unknown', viewer: 'stranger', shows: heading(/./) },
  {
    name: 'verify-email',
    path: () => '/login#verify=unknown',
    viewer: 'stranger',
    shows: heading(/./),
  },
  {
    name: 'sign-in-refused',
    path: () => '/login',
    viewer: 'stranger',
    async reach(page) {
      await page.getByLabel('Email').fill('nobody@example.com');
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await page.keyboard.press('Enter');
    },
    shows: (page) => page.getByText('The email or the password is wrong.'),
  },
];

const list = ({ projectKey }: Places) => `/p/${projectKey}`;
const panel = ({ projectKey }: Places) => `/p/${projectKey}/1`;

const TASKS: readonly SitePage[] = [
  { name: 'list', path: list, shows: rows },
  { name: 'list-grouped', path: ({ projectKey }) => `/p/${projectKey}?group=status`, shows: rows },
  {
    name: 'list-without-match',
    path: ({ projectKey }) => `/p/${projectKey}?q=nothing+like+it`,
    shows: (page) => page.getByText('No task matches'),
  },
  {
    name: 'list-empty',
    path: ({ emptyKey }) => `/p/${emptyKey}`,
    shows: (page) => page.getByText('No tasks yet'),
  },
  { name: 'list-loading', path: list, hinder: keepBack(TASKS_OF_LIST), shows: loading },
  { name: 'list-failed', path: list, hinder: refuse(TASKS_OF_LIST), shows: failure },
  { name: 'list-archived', path: ({ archivedKey }) => `/p/${archivedKey}`, shows: rows },
  {
    name: 'list-filter',
    path: list,
    reach: press('Filter'),
    shows: (page) => page.getByRole('option', { name: 'Status' }),
  },
  { name: 'list-display', path: list, reach: press('Display'), shows: dialog },
  {
    name: 'list-more',
    path: list,
    reach: press('More about the list'),
    shows: (page) => page.getByRole('menuitem', { name: 'Trash' }),
  },
  {
    name: 'list-edit-status',
    path: list,
    async reach(page) {
      await rows(page).focus();
      await page.keyboard.press('s');
    },
    shows: (page) => page.getByRole('listbox', { name: 'Status' }),
  },
  {
    name: 'list-edit-title',
    path: list,
    async reach(page) {
      await rows(page).focus();
      await page.keyboard.press('F2');
    },
    shows: (page) => page.getByRole('textbox', { name: 'Title' }),
  },
  {
    name: 'list-selected',
    path: list,
    async reach(page) {
      await rows(page).focus();
      await page.keyboard.press('x');
    },
    shows: (page) => page.getByRole('region', { name: 'Change the selected tasks' }),
  },
  {
    name: 'list-trash',
    path: list,
    async reach(page) {
      await press('More about the list')(page);
      await page.getByRole('menuitem', { name: 'Trash' }).click();
    },
    shows: dialog,
  },
  { name: 'new-task', path: list, reach: press('New task'), shows: dialog },
  {
    name: 'board',
    path: ({ projectKey }) => `/p/${projectKey}?view=board`,
    shows: (page) => page.locator('a[data-card]').first(),
  },
  { name: 'panel', path: panel, shows: (page) => dialog(page).getByLabel('Priority') },
  {
    name: 'panel-editing',
    path: panel,
    async reach(page) {
      await page.getByRole('button', { name: /^(Edit|Add a) description$/ }).click();
      await page.getByRole('button', { name: 'Add part' }).click();
    },
    shows: (page) => dialog(page).getByRole('textbox', { name: 'Role' }),
  },
  {
    name: 'panel-archived',
    path: ({ archivedKey }) => `/p/${archivedKey}/1`,
    shows: (page) => dialog(page).getByLabel('Priority'),
  },
  {
    name: 'panel-not-found',
    path: ({ projectKey }) => `/p/${projectKey}/9999`,
    shows: (page) => page.getByText('No such task'),
  },
];

const PROJECT: readonly SitePage[] = [
  {
    name: 'overview',
    path: ({ projectKey }) => `/p/${projectKey}/overview`,
    // Of the chart's axis, which is loaded last.
    shows: (page) => page.locator('main svg text').first(),
  },
  {
    name: 'overview-empty',
    path: ({ emptyKey }) => `/p/${emptyKey}/overview`,
    shows: (page) => page.getByRole('link', { name: 'Go to the tasks' }),
  },
  {
    name: 'overview-loading',
    path: ({ projectKey }) => `/p/${projectKey}/overview`,
    hinder: keepBack(SUMMARY),
    shows: loading,
  },
  {
    name: 'overview-failed',
    path: ({ projectKey }) => `/p/${projectKey}/overview`,
    hinder: refuse(SUMMARY),
    shows: failure,
  },
  {
    name: 'overview-tables',
    path: ({ projectKey }) => `/p/${projectKey}/overview`,
    async reach(page) {
      const charts = page.getByRole('button', { name: 'As a table' });
      await charts.nth(2).waitFor();
      // Each that is pressed is called otherwise from then on.
      while ((await charts.count()) > 0) await charts.first().click();
    },
    shows: (page) => page.getByRole('button', { name: 'As a chart' }).nth(2),
  },
  { name: 'projects', path: () => '/', shows: heading('Projects') },
  {
    name: 'projects-empty',
    path: () => '/',
    viewer: 'newcomer',
    shows: (page) => page.getByText('No projects yet'),
  },
  {
    name: 'projects-archived',
    path: () => '/',
    reach: press('Archived projects'),
    shows: (page) => page.getByRole('link', { name: /Last release/ }),
  },
  { name: 'new-project', path: () => '/', reach: press('New project'), shows: dialog },
  {
    name: 'account-menu',
    path: () => '/',
    reach: press('Account'),
    shows: (page) => page.getByRole('menuitem', { name: 'Sign out' }),
  },
  {
    name: 'palette',
    path: list,
    reach: openPalette,
    shows: (page) => page.getByRole('combobox', { name: 'Search and commands' }),
  },
  {
    name: 'key-sheet',
    path: list,
    async reach(page) {
      await openPalette(page);
      await page.getByRole('option', { name: 'Keyboard shortcuts' }).click();
    },
    shows: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  },
  { name: 'members', path: list, reach: press(/^Members/), shows: dialog },
  {
    name: 'deliveries',
    path: ({ projectKey }) => `/p/${projectKey}/deliveries`,
    shows: heading('Mails that did not arrive'),
  },
  {
    name: 'project-settings',
    path: ({ projectKey }) => `/p/${projectKey}/settings`,
    shows: (page) => page.getByRole('button', { name: 'Archive project' }),
  },
  { name: 'project-not-found', path: () => '/p/NONE', shows: (page) => page.getByText('No such project') },
  { name: 'not-found', path: () => '/nowhere', shows: (page) => page.getByText('There is nothing here') },
];

const SETTINGS: readonly SitePage[] = [
  { name: 'settings-profile', path: () => '/settings/profile', shows: (page) => page.getByLabel('Name') },
  {
    name: 'settings-notifications',
    path: () => '/settings/notifications',
    shows: (page) => page.getByText('What mails are about').first(),
  },
  {
    name: 'settings-notifications-project',
    path: () => '/settings/notifications',
    reach: (page) => page.getByRole('main').getByRole('listitem').getByRole('button').first().click(),
    shows: dialog,
  },
  {
    name: 'settings-security',
    path: () => '/settings/security',
    shows: (page) => page.getByText('this one').first(),
  },
  {
    name: 'settings-appearance',
    path: () => '/settings/appearance',
    shows: (page) => page.getByText('Like the system'),
  },
];

const stopMails = (language: Locale): readonly SitePage[] => [
  {
    name: 'stop-mails',
    path: ({ stopPaths }) => stopPaths[language],
    viewer: 'stranger',
    language,
    shows: heading(/./),
  },
  {
    name: 'stop-mails-done',
    path: ({ stopPaths }) => stopPaths[language],
    viewer: 'stranger',
    language,
    reach: (page) => page.locator('button.main').click(),
    shows: (page) => page.locator('form[action*="undo"]'),
  },
];

/** Leaves a draft in the browser, which other states would show too. */
const CONFLICT: SitePage = {
  name: 'conflict',
  path: ({ projectKey }) => `/p/${projectKey}/2`,
  async reach(page, world) {
    await page.getByRole('textbox', { name: 'Title' }).fill('Form to sign up');
    await retitle(world);
    await page.keyboard.press('Enter');
  },
  shows: (page) => page.getByRole('dialog', { name: /^Someone else changed/ }),
};

/** Every page and main state of the site, for whatever is to hold of all of them. */
export const SITE_PAGES: readonly SitePage[] = [
  ...LOGIN,
  ...PROJECT,
  ...TASKS,
  ...SETTINGS,
  ...stopMails('en'),
  ...stopMails('ko'),
  {
    name: 'stop-mails-unusable',
    path: () => '/api/unsubscribe?token=unknown',
    viewer: 'stranger',
    language: 'en',
    shows: (page) => page.getByRole('link').first(),
  },
  CONFLICT,
];
