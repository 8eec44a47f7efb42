import {
  type Actor,
  type ChecklistItem,
  type PartSnapshot,
  type Recipient,
  SYSTEM_ACTOR,
} from '@baton/log-schema';
import { oneLine } from './plain-value.ts';
import { type FieldName, MAIL_TEXTS, type MailTexts } from './texts/index.ts';

type Person = { readonly id: string; readonly name: string };
type Part = { readonly role: string; readonly assignee: Person | null };

/** The words for values as one reader gets them. */
export class Words {
  readonly texts: MailTexts;
  readonly #readerId: string;

  constructor(reader: Pick<Recipient, 'id' | 'locale'>) {
    this.texts = MAIL_TEXTS[reader.locale];
    this.#readerId = reader.id;
  }

  label(field: FieldName): string {
    return capitalised(this.texts.fields[field]);
  }

  /** Who did it, as the subject of a sentence. */
  actor({ id, name }: Actor): string {
    const { actors } = this.texts;
    if (id === SYSTEM_ACTOR.id) return actors.system;
    return oneLine(name) ? actors.person(oneLine(name)) : actors.deleted;
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
    return `${this.part(part)}, ${this.texts.percent(part.progress)}`;
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

/** With a capital at its start, where the script has any. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
