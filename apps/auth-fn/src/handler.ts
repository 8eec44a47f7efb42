import { keyReplacement, keyRotationSchedule } from '@baton/access-token';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ApiHandler } from './http/index.ts';
import type { KeyRing, KeyRotation } from './signing-keys/index.ts';

/** What a schedule or an operator calls the function with; whoever may invoke it is settled by IAM. */
export interface TaskEvent {
  readonly task: string;
}

export interface Handler {
  (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2>;
  /** Answers with the ring as it stands afterwards. */
  (event: TaskEvent): Promise<KeyRing>;
}

/** @throws Error when the event is of neither kind */
export function createHandler({
  api,
  keyRotation,
}: {
  readonly api: ApiHandler;
  readonly keyRotation: KeyRotation;
}): Handler {
  return (async (event: APIGatewayProxyEventV2 | TaskEvent) => {
    // API Gateway puts what a caller sends below fields of its own, so no request can pass for a task.
    if ('requestContext' in event) return api(event);
    if (event.task === keyRotationSchedule.event.task) return keyRotation.rotate();
    if (event.task === keyReplacement.event.task) return keyRotation.replaceAll();
    throw new Error('The event is neither a request nor a known task.');
  }) as Handler;
}
