import {
  type Actor,
  type ChecklistItem,
  type PartSnapshot,
  type Recipient,
  SYSTEM_ACTOR,
} from '@baton/log-schema';
import { capitalised, oneLine } from './plain-value.ts';
import { type ActorWord, type FieldName, MAIL_TEXTS, type MailTexts } from './texts/index.ts';
import { knownTimeZone } from './time-zone.ts';

type Person = { readonly id: string; readonly name: string };
type Doing = {
  readonly actors: readonly Actor[];
  readonly at: string;
  /** The entries of the log that say so. */
  readonly entryIds: readonly string[];
};
type Part = { readonly role: string; readonly assignee: Person | null };

/** So many are named; the others are counted. */
const ACTORS_SHOWN = 3;

/** The words for values as one reader gets them. */
export class Words {
  readonly texts: MailTexts;
  readonly #readerId: string;
  readonly #timeZone: string;

  constructor(reader: Pick<Recipient, 'id' | 'locale' | 'timeZone'>) {
    this.texts = MAIL_TEXTS[reader.locale];
    this.#readerId = reader.id;
    this.#timeZone = knownTimeZone(reader.timeZone);
  }

  label(field: FieldName): string {
    return capitalised(this.texts.fields[field]);
  }

  /** Who did it, as the subject of a sentence. */
  actors(actors: readonly Actor[]): string {
    const shown = actors.slice(0, ACTORS_SHOWN).map(actorWord);
    return this.texts.actors(shown, actors.length - shown.length);
  }

  /** `Mina Park, Nov 22, 15:30 GMT+9`, for what stands among others; the time is of the last of it. */
  whoAndWhen({ actors, at, entryIds }: Doing): string {
    const shown = actors.slice(0, ACTORS_SHOWN).map(actorWord);
    const time = this.texts.time(at, this.#timeZone, { year: false });
    const when = entryIds.length > 1 ? this.texts.lastChange(time) : time;
    return this.texts.by(shown, actors.length - shown.length, when);
  }

  /** When it happened, to the reader. */
  when({ at, entryIds }: Omit<Doing, 'actors'>): string {
    const time = this.texts.time(at, this.#timeZone, { year: true });
    return entryIds.length > 1 ? capitalised(this.texts.lastChange(time)) : time;
  }

  person(person: Person | null): string {
    const name = this.name(person);
    return person && person.id === this.#readerId ? this.texts.you(name) : name;
  }

  /** A name as everyone reads it. */
  name(person: Person | null): string {
    if (!person) return this.texts.nobody;
    return oneLine(person.name) || this.texts.deletedPerson;
  }

  /** `design · Kim`: the role and, when someone has it, who. */
  part({ role, assignee }: Part): string {
    return assignee ? `${oneLine(role)} · ${this.person(assignee)}` : oneLine(role);
  }

  partField(part: Part, field: FieldName): string {
    return `${this.part(part)}, ${this.texts.fields[field]}`;
  }

  snapshot(part: PartSnapshot): string {
    const { fields, percent } = this.texts;
    const said = `${this.part(part)}, ${percent(part.progress)}`;
    return part.weight === 1 ? said : `${said}, ${fields.weight} ${part.weight}`;
  }

  date(date: string | null): string {
    return date === null ? this.texts.none : this.texts.date(date);
  }

  list(items: readonly string[]): string {
    return items.length === 0 ? this.texts.none : this.texts.list(items.map(oneLine));
  }

  /** `☑ Ask legal` */
  item({ text, done }: ChecklistItem): string {
    return `${done ? '☑' : '☐'} ${oneLine(text)}`;
  }
}

function actorWord({ id, name }: Actor): ActorWord {
  if (id === SYSTEM_ACTOR.id) return { is: 'system' };
  return oneLine(name) ? { is: 'person', name: oneLine(name) } : { is: 'deleted' };
}
