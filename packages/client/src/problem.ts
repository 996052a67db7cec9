interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: { path: string; message: string }[];
}

/** What the service answered instead of a success (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly requestId: string | null,
    /** The members of the body that were refused. */
    readonly errors: readonly { path: string; message: string }[],
  ) {
    super(detail);
  }
}

export async function toProblem(response: Response): Promise<Problem> {
  const isProblem = (response.headers.get('content-type') ?? '').includes('json');
  const body = isProblem ? ((await response.json().catch(() => ({}))) as ProblemBody) : {};
  return new Problem(
    response.status,
    body.code ?? 'UNEXPECTED',
    body.detail ?? body.title ?? `The service answered ${String(response.status)}.`,
    body.requestId ?? response.headers.get('x-request-id'),
    body.errors ?? [],
  );
}
