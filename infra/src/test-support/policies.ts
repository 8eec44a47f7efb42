import type { Template } from 'aws-cdk-lib/assertions';
import { UNSCOPED_ACTIONS } from '../app/unscoped-actions.ts';

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Every statement of the roles of a template, with the logical id of the policy or role that it is in. */
export function statementsOf(template: Template): (Statement & { readonly of: string })[] {
  const documents: { of: string; document: { Statement: Statement[] } }[] = [];
  for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']) {
    for (const [of, { Properties }] of Object.entries(template.findResources(type))) {
      documents.push({ of, document: Properties.PolicyDocument });
    }
  }
  for (const [of, { Properties }] of Object.entries(template.findResources('AWS::IAM::Role'))) {
    for (const { PolicyDocument } of Properties.Policies ?? [])
      documents.push({ of, document: PolicyDocument });
  }
  return documents.flatMap(({ of, document }) => document.Statement.map((each) => ({ ...each, of })));
}

/** Statements that name no resource, or actions by a pattern, without being on the list of those that must. */
export function unscopedStatements(template: Template): string[] {
  return statementsOf(template).flatMap(({ of, Action, Resource }) => {
    const actions = [Action].flat();
    const wide = [Resource].flat().includes('*') ? actions.filter((name) => !(name in UNSCOPED_ACTIONS)) : [];
    const patterns = actions.filter((name) => name === '*' || name.endsWith(':*'));
    return [...wide, ...patterns].map((name) => `${of}: ${name}`);
  });
}

/** Policies of AWS's making that roles of a template carry. */
export function managedPolicies(template: Template): unknown[] {
  return Object.values(template.findResources('AWS::IAM::Role')).flatMap(
    ({ Properties }) => Properties.ManagedPolicyArns ?? [],
  );
}
