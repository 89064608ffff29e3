import type { Operations } from 'api';
import { names, type WithNames } from './names';

/** The one way to the platform. Names, parameters, bodies and answers are those of the API documents. */
export type Operation = keyof Operations;
export type Reading = Extract<Operation, `GET ${string}`>;
export type Commanding = Exclude<Operation, Reading>;
export type Answer<N extends Operation> = Operations[N]['answer'];
export type Body<N extends Operation> = Operations[N]['body'];

type PathParameter<N extends string> = N extends `${string}{${infer P}}${infer Rest}` ? P | PathParameter<Rest> : never;

export type Query<N extends Operation> = Operations[N]['query'] & { readonly expand?: string };

export type Request<N extends Operation> = (PathParameter<N> extends never ? { path?: undefined } : { path: Record<PathParameter<N>, string> }) &
  (Record<string, never> extends Operations[N]['query'] ? { query?: Query<N> } : { query: Query<N> }) &
  (N extends `POST ${string}/bulk` ? { body?: undefined; lines: readonly Readonly<Record<string, unknown>>[] } : Body<N> extends never ? { body?: undefined } : { body: Body<N> }) & {
    revision?: number;
    /** The import that this belongs to. */
    importId?: string;
    /** Whether what is imported happened long ago, so that nobody is told of it, or happens now. */
    importMode?: 'history' | 'live';
    key?: string;
    signal?: AbortSignal;
    /** Nobody asked for it by a deed: it does not keep the session awake. */
    background?: boolean;
  };

export interface Given<T> {
  readonly value: T & WithNames;
  /** The answer does not hold one's own last command yet. */
  readonly stale: boolean;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** The platform said no, or did not answer (status 0). */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly retryAfter: number;

  constructor(problem: Problem, retryAfter = 0) {
    super(problem.detail ?? problem.code);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export const UNREACHABLE = 'console.unreachable';
const MERGE_PATCH = 'application/merge-patch+json';

let token = '';
let whenSignedOut: () => void = () => {};
export const onSignedOut = (act: () => void) => void (whenSignedOut = act);

export function url<N extends Operation>(operation: N, request: { path?: Record<string, string> | undefined; query?: object | undefined }): string {
  const path = operation.slice(operation.indexOf(' ') + 1).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(request.path?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(request.query ?? {})) {
    for (const one of Array.isArray(given) ? given : [given]) if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const cookie = (name: string) => decodeURIComponent(document.cookie.split('; ').find((c) => c.startsWith(`${name}=`))?.slice(name.length + 1) ?? '');
export const csrfToken = () => cookie('XSRF-TOKEN');

export async function ask<N extends Operation>(operation: N, request: Request<N>): Promise<Given<Answer<N>>> {
  const method = operation.slice(0, operation.indexOf(' '));
  const headers = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': document.documentElement.lang });
  if (token) headers.set('Rapport-Token', token);
  if (request.background) headers.set('Rapport-Background', 'true');
  if (method !== 'GET') {
    headers.set('X-XSRF-TOKEN', csrfToken());
    if (operation !== 'POST /api/v1/search') headers.set('Idempotency-Key', request.key ?? newKey());
    if (request.revision !== undefined) headers.set('If-Match', `"${request.revision}"`);
  }
  if (request.importId) headers.set('Rapport-Correlation-Id', request.importId);
  if (request.importMode) headers.set('Rapport-Import', request.importMode);
  const { text: body, type } = bodyOf(request, method);
  if (type) headers.set('Content-Type', type);
  let response: Response;
  try {
    response = await fetch(url(operation, request), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      redirect: 'error',
      ...(request.signal ? { signal: request.signal } : {}),
    });
  } catch (failure) {
    if (request.signal?.aborted) throw failure;
    throw new Refusal({ status: 0, code: UNREACHABLE });
  }
  token = response.headers.get('Rapport-Token') ?? token;
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401) whenSignedOut();
    if (problem.code === 'session.unproved' && !proving) return proved(() => ask(operation, request));
    throw new Refusal(problem, Number(response.headers.get('Retry-After')) || 0);
  }
  const said = await response.text();
  const answer = (said ? JSON.parse(said) : undefined) as Answer<N> & WithNames;
  if (answer) {
    names.learn(answer);
    countWhole(answer, request);
  }
  return { value: answer, stale: response.headers.get('Rapport-Stale') === 'true' };
}

/** A first page without a next one is the whole list and knows how long it is; totals that the platform counted are kept for a few seconds, also over one's own changes. */
function countWhole(answer: object, request: { query?: unknown }) {
  const page = answer as { items?: unknown; total?: number; nextCursor?: string };
  const first = !(request.query as { cursor?: string } | undefined)?.cursor;
  if (page.total !== undefined && Array.isArray(page.items) && !page.nextCursor && first) page.total = page.items.length;
}

function bodyOf(request: { body?: unknown; lines?: readonly object[] }, method: string): { text: string | null; type?: string } {
  if (request.lines) return { text: request.lines.map((line) => `${JSON.stringify(line)}\n`).join(''), type: 'application/x-ndjson' };
  if (request.body === undefined) return { text: null };
  return { text: JSON.stringify(request.body), type: method === 'PATCH' ? MERGE_PATCH : 'application/json' };
}

let proving = false;

/** The session was renewed meanwhile: its answer brings the new proof, and the request is made once more. */
async function proved<T>(repeat: () => Promise<T>): Promise<T> {
  proving = true;
  try {
    await fetch('/session', { credentials: 'same-origin' });
    return await repeat();
  } finally {
    proving = false;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem = (await response.json()) as Problem;
    return { ...problem, status: response.status, code: problem.code ?? `http.${response.status}` };
  } catch {
    return { status: response.status, code: `http.${response.status}` };
  }
}
