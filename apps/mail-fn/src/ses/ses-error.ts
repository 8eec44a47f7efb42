import type { SendSigned } from '@baton/aws-requests';

/** What SES answers with in place of a message id; `name` is the SDK's name for it. */
export class SesError extends Error {
  /** Of the answer. */
  readonly status: number;

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** @returns the error that an answer tells of, by the rules of AWS's REST JSON protocol */
export function toSesError({ status, headers, body }: Awaited<ReturnType<SendSigned>>): SesError {
  const { __type, code, message, Message } = parse(body);
  const told = headers['x-amzn-errortype'] ?? code ?? __type;
  // The name may stand between a namespace and an address.
  const name = typeof told === 'string' ? told.split(',')[0]?.split(':')[0]?.split('#').at(-1) : undefined;
  return new SesError(name || 'UnknownError', message ?? Message ?? `SES answers ${status}.`, status);
}

interface ErrorAnswer {
  readonly __type?: string;
  readonly code?: string;
  readonly message?: string;
  readonly Message?: string;
}

/** Of a body that is no JSON, such as a gateway's, nothing is told. */
function parse(body: string): ErrorAnswer {
  try {
    return (JSON.parse(body) as ErrorAnswer | null) ?? {};
  } catch {
    return {};
  }
}
