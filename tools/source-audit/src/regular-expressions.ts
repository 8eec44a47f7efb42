import ts from 'typescript';

/** A regular expression as it stands in a source file. */
export interface FoundExpression {
  readonly source: string;
  readonly flags: string;
  /** `file:line`. */
  readonly at: string;
}

/** Every literal, and every `RegExp` made from a string that the source holds whole. */
export function findExpressions(file: string, text: string): FoundExpression[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FoundExpression[] = [];

  function visit(node: ts.Node): void {
    const expression = readExpression(node);
    if (expression) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ ...expression, at: `${file}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  }

  visit(tree);
  return found;
}

function readExpression(node: ts.Node): Omit<FoundExpression, 'at'> | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  const isConstructed = ts.isNewExpression(node) || ts.isCallExpression(node);
  if (!isConstructed || node.expression.getText() !== 'RegExp') return undefined;
  const [source, flags] = node.arguments ?? [];
  if (!source || !ts.isStringLiteralLike(source)) return undefined;
  return { source: source.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' };
}
