import type { MailView } from '../mail-view.ts';
import { Button, Page } from './layout.tsx';
import { MailRows } from './mail-rows.tsx';
import { styles } from './theme.ts';

/** The whole mail. Its first words are the sentence that mail programs show beside the subject. */
export function MailDocument({ view }: { readonly view: MailView }) {
  return (
    <Page lang={view.locale}>
      <div class="inside" style={styles.inside}>
        <p class="muted" style={styles.headline}>
          {view.headline}
          {view.when && (
            <>
              <br />
              <span style={styles.when}>{view.when}</span>
            </>
          )}
        </p>
        <h1 class="text" style={styles.title}>
          {view.key && (
            <>
              <span class="muted" style={styles.key}>
                {view.key}
              </span>{' '}
            </>
          )}
          {view.title}
        </h1>
        {view.rows.length > 0 && <MailRows rows={view.rows} />}
        {view.action && (
          <div class="rule" style={styles.action}>
            <Button kind="button" href={view.action.url} label={view.action.label} />{' '}
            {view.settings && <Button kind="quiet" href={view.settings.url} label={view.settings.label} />}
          </div>
        )}
        <p class="muted" style={styles.reason}>
          {view.reason}
          {view.stop && (
            <>
              <br />
              <a class="muted" href={view.stop.url} style={styles.stop}>
                {view.stop.label}
              </a>
            </>
          )}
        </p>
      </div>
    </Page>
  );
}
