import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What the source asks for. */
export interface KeyUses {
  /** Keys without their namespace; `*` stands for what is only known later. */
  readonly keys: ReadonlySet<string>;
  /** Places whose key cannot be read from the call, as `file: expression`. */
  readonly unreadable: readonly string[];
}

/** What translating functions are called in the source. */
const TRANSLATORS = new Set(['t', 'common']);

/** Finds the keys of all texts that the source below a folder asks for; tests are left out. */
export function findKeyUses(folder: string): KeyUses {
  const keys = new Set<string>();
  const unreadable: string[] = [];
  for (const file of sourceFiles(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    visit(source, (call) => {
      const [key] = call.arguments;
      const found = key && readKeys(key);
      if (found) for (const each of found) keys.add(each.replace(/^\w+:/, ''));
      else unreadable.push(`${file}: ${key?.getText(source)}`);
    });
  }
  return { keys, unreadable };
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
}

function visit(node: ts.Node, onCall: (call: ts.CallExpression) => void): void {
  if (ts.isCallExpression(node)) {
    const { expression: callee } = node;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (ts.isIdentifier(name) && TRANSLATORS.has(name.text)) onCall(node);
  }
  ts.forEachChild(node, (child) => visit(child, onCall));
}

/** The keys that an expression can become; undefined where it says none. */
function readKeys(node: ts.Expression): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return readKeys(node.expression);
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [readKeys(node.whenTrue), readKeys(node.whenFalse)];
    return yes && no && [...yes, ...no];
  }
  if (ts.isTemplateExpression(node)) {
    return [node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')];
  }
  return undefined;
}
