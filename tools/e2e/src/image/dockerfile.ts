import { DockerfileParser, type Instruction, JSONInstruction, ModifiableInstruction } from 'dockerfile-ast';

/** One instruction of a Dockerfile. */
export interface Step {
  readonly keyword: string;
  /** What follows the flags, as written. */
  readonly text: string;
  /** The words of `text`, or the strings of its JSON form. */
  readonly words: readonly string[];
  /** Whether it runs without a shell. */
  readonly isJson: boolean;
  readonly flags: Readonly<Record<string, string>>;
}

/** What follows one FROM, itself included. */
export type BuildStage = readonly Step[];

export function readDockerfile(content: string): readonly BuildStage[] {
  const stages: Step[][] = [];
  for (const instruction of DockerfileParser.parse(content).getInstructions()) {
    const step = toStep(instruction);
    if (step.keyword === 'FROM') stages.push([]);
    const stage = stages.at(-1);
    if (!stage) throw new Error(`${step.keyword} before the first FROM`);
    stage.push(step);
  }
  return stages;
}

/** The strings of a form such as `CMD ["node", "main.mjs"]`. @throws Error when it is for a shell */
export function execForm({ keyword, text }: Step): readonly string[] {
  const json = /\[.*\]$/s.exec(text)?.[0];
  if (!json) throw new Error(`${keyword} ${text} goes through a shell`);
  return JSON.parse(json) as string[];
}

function toStep(instruction: Instruction): Step {
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  return {
    keyword: instruction.getKeyword(),
    text: instruction.getArgumentsContent() ?? '',
    words: strings.length
      ? strings.map((string) => string.getJSONValue())
      : instruction.getArguments().map((argument) => argument.getValue()),
    isJson: strings.length > 0,
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
  };
}
