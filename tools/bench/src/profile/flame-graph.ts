import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { escapeXml } from '../report/escape-xml.ts';

/** What V8 writes, as far as it is used: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function in one place of the stack, with the time of all that it calls. Microseconds. */
export interface Frame {
  readonly name: string;
  readonly file: string;
  total: number;
  readonly callees: Map<string, Frame>;
}

const WIDTH = 1_600;
const ROW = 17;

/** Below so many pixels a frame is left out. */
const NARROWEST = 1.5;

/** Makes of the one profile in a folder `<folder>.svg` and `<folder>.cpuprofile`, and removes the folder. */
export function writeFlameGraph(folder: string): void {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (!file) throw new Error(`There is no profile in ${folder}`);
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  mkdirSync(folder, { recursive: true });
  renameSync(join(folder, file), `${folder}.cpuprofile`);
  rmSync(folder, { recursive: true });
  writeFileSync(`${folder}.svg`, drawFlameGraph(toFrames(profile), basename(folder)));
}

/** Adds up the samples of a profile by their stacks, without the time in which nothing ran. */
export function toFrames({ nodes, samples, timeDeltas }: CpuProfile): Frame {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const callerOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const root: Frame = { name: 'all', file: '', total: 0, callees: new Map() };
  for (const [id, time] of own) {
    const stack = [];
    for (let at: number | undefined = id; at !== undefined; at = callerOf.get(at)) {
      const frame = nodeOf.get(at)?.callFrame;
      if (frame && frame.functionName !== '(root)') stack.unshift(frame);
    }
    if (stack[0]?.functionName === '(idle)' || stack[0]?.functionName === '(program)') continue;
    root.total += time;
    let frame = root;
    for (const { functionName, url, lineNumber } of stack) {
      const file = `${basename(url)}:${lineNumber + 1}`;
      const name = functionName || '(anonymous)';
      const key = `${name} ${file}`;
      const callee: Frame = frame.callees.get(key) ?? { name, file, total: 0, callees: new Map() };
      frame.callees.set(key, callee);
      callee.total += time;
      frame = callee;
    }
  }
  return root;
}

export function drawFlameGraph(root: Frame, title: string): string {
  const boxes: string[] = [];
  let deepest = 0;
  function draw(frame: Frame, x: number, depth: number): void {
    const width = (frame.total / root.total) * WIDTH;
    if (width < NARROWEST) return;
    deepest = Math.max(deepest, depth);
    const share = ((frame.total / root.total) * 100).toFixed(1);
    const label = escapeXml(frame.name.slice(0, Math.floor(width / 6.5)));
    const y = 24 + depth * ROW;
    boxes.push(
      `<g><title>${escapeXml(`${frame.name} ${frame.file} ${share} %`)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${(width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colourOf(frame)}"/><text x="${(x + 2).toFixed(1)}" y="${y + 12}">${label}</text></g>`,
    );
    let at = x;
    for (const callee of frame.callees.values()) {
      draw(callee, at, depth + 1);
      at += (callee.total / root.total) * WIDTH;
    }
  }
  draw(root, 0, 0);
  const height = 24 + (deepest + 1) * ROW + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="monospace" font-size="11">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/><text x="4" y="16" font-size="13">${escapeXml(title)}: CPU time by stack</text>
${boxes.join('\n')}
</svg>
`;
}

/** Bundled code warm, what Node brings cold. */
function colourOf({ file }: Frame): string {
  return file.startsWith('main.') || file.startsWith('statements.') ? '#ffc078' : '#a5d8ff';
}
