import type { ConnectorReply, ConnectorRequest } from './request.js';

/** Holds the opaque session token. HttpOnly, so that no script can read it. */
export const SESSION_COOKIE = 'rr_session';

/** Whether the browser reached us over https, directly or through the proxy that PUBLIC_URL describes. */
function isSecure(request: ConnectorRequest, publicUrl: string): boolean {
  return request.protocol === 'https' || publicUrl.startsWith('https:');
}

export interface SessionCookieOptions {
  publicUrl: string;
  expiresAt: Date;
}

export function setSessionCookie(
  request: ConnectorRequest,
  reply: ConnectorReply,
  token: string,
  { publicUrl, expiresAt }: SessionCookieOptions,
): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(request, publicUrl),
    expires: expiresAt,
  });
}

export function clearSessionCookie(reply: ConnectorReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}
