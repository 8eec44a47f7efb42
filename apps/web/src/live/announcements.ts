/** What comes within this is said together, and no more often than that. */
const PAUSE_MS = 1_500;
/** More sentences than that nobody listens to. */
const MOST = 3;

/** Says what happens in a live region without talking over everything else. */
export interface Announcements {
  readonly add: (sentence: string) => void;
  readonly stop: () => void;
}

/**
 * @param parts.say puts a text into the region; an empty one before each, so that the same text is heard again
 * @param parts.sumUp what is said of so many sentences instead of them
 */
export function createAnnouncements(parts: {
  readonly say: (text: string) => void;
  readonly sumUp: (count: number) => string;
}): Announcements {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function speak() {
    timer = undefined;
    const sentences = waiting;
    waiting = [];
    parts.say(sentences.length > MOST ? parts.sumUp(sentences.length) : sentences.join('. '));
  }
  return {
    add(sentence) {
      waiting.push(sentence);
      if (timer !== undefined) return;
      parts.say('');
      timer = setTimeout(speak, PAUSE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
