import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import type { MailView } from '../mail-view.ts';
import { MailRows } from './mail-rows.tsx';
import { darkSheet, styles } from './theme.ts';

/** The whole mail. Its first words are the sentence that mail programs show beside the subject. */
export function MailDocument({ view }: { readonly view: MailView }) {
  return (
    <Html lang={view.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkSheet}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Container className="card" style={styles.card}>
          <div className="inside" style={styles.inside}>
            <p className="muted" style={styles.headline}>
              {view.headline}
              {view.when && (
                <>
                  <br />
                  <span style={styles.when}>{view.when}</span>
                </>
              )}
            </p>
            <h1 className="text" style={styles.title}>
              {view.key && (
                <>
                  <span className="muted" style={styles.key}>
                    {view.key}
                  </span>{' '}
                </>
              )}
              {view.title}
            </h1>
            {view.rows.length > 0 && <MailRows rows={view.rows} />}
            {view.action && (
              <div className="rule" style={styles.action}>
                <Button className="button" href={view.action.url} style={styles.button}>
                  {view.action.label}
                </Button>{' '}
                {view.settings && (
                  <Button className="quiet" href={view.settings.url} style={styles.quietButton}>
                    {view.settings.label}
                  </Button>
                )}
              </div>
            )}
            <p className="muted" style={styles.reason}>
              {view.reason}
              {view.stop && (
                <>
                  <br />
                  <a className="muted" href={view.stop.url} style={styles.stop}>
                    {view.stop.label}
                  </a>
                </>
              )}
            </p>
          </div>
        </Container>
      </Body>
    </Html>
  );
}
