import { Checkbox, Modal } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_GROUPS, COMMAND_IDS, type CommandGroup, COMMANDS } from './command-table.ts';
import { KeyCaps } from './key-caps.tsx';
import classes from './key-sheet.module.css';
import { areLetterKeysOn, turnLetterKeys } from './letter-keys.ts';
import { useCommandTexts } from './use-command-texts.ts';

export interface KeySheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All keys of the site, and the switch for those that could be pressed by mistake. */
export function KeySheet({ opened, onClose }: KeySheetProps) {
  const { t } = useCommandTexts();
  const { t: app } = useTranslation('app');
  const [areOn, setAreOn] = useState(areLetterKeysOn);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sheet.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': app('close') }}
    >
      <Checkbox
        label={t('sheet.letters')}
        description={t('sheet.lettersHint')}
        checked={areOn}
        onChange={({ currentTarget: { checked } }) => {
          turnLetterKeys(checked);
          setAreOn(checked);
        }}
      />
      <div className={classes.groups}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.heading}>{t(`sheet.groups.${group}`)}</h3>
            <KeyList group={group} />
          </section>
        ))}
      </div>
    </Modal>
  );
}

function KeyList({ group }: { group: CommandGroup }) {
  const { t } = useCommandTexts();
  const ids = COMMAND_IDS.filter((id) => COMMANDS[id].group === group && COMMANDS[id].keys.length > 0);
  return (
    <dl className={classes.list}>
      {ids.map((id) => (
        <div key={id} className={classes.row}>
          <dt>{t(`names.${id}`)}</dt>
          <dd className={classes.keys}>
            {COMMANDS[id].keys.map((keys, place) => (
              <Fragment key={keys}>
                {place > 0 && ` ${t('sheet.or')} `}
                <KeyCaps keys={keys} then={t('sheet.then')} />
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
