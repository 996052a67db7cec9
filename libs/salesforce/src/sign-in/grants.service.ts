import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { AppError, Clock } from '#platform';
import { audienceOf } from '../domain/audience.js';
import type { TokenGrant } from '../domain/token-answer.js';
import { type ClientOfOrg, TokenEndpoint } from './token-endpoint.service.js';

/** Salesforce refuses more than three minutes; the rest is for clocks that differ. */
const ASSERTION_SECONDS = 150;

/** The key of a PEM text. INVALID_INPUT when it is none, or not RSA: Salesforce takes RS256 alone. */
export function rsaPrivateKey(pem: string): KeyObject {
  const refuse = (message: string, cause?: unknown): AppError =>
    new AppError('INVALID_INPUT', `The private key ${message}.`, { cause, errors: [{ path: 'privateKey', message }] });
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The cause would hold parts of what was given.
    throw refuse('is not an unencrypted PEM private key');
  }
  if (key.asymmetricKeyType !== 'rsa') throw refuse('is not an RSA key');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw refuse('has fewer than 2048 bits');
  return key;
}

/** The four ways to a token. Each fails with a classified SALESFORCE_ code. */
@Injectable()
export class Grants {
  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly clock: Clock,
  ) {}

  async clientCredentials(client: ClientOfOrg): Promise<TokenGrant> {
    const oauth2 = this.endpoint.client(client, 'client_credentials');
    const request = (): Promise<object> => oauth2.requestToken({ grant_type: 'client_credentials' });
    return this.endpoint.grant(request, { isRetryable: true });
  }

  async jwtBearer(client: ClientOfOrg, { key, username }: { key: KeyObject; username: string }): Promise<TokenGrant> {
    const { loginUrl, clientId } = client;
    const oauth2 = this.endpoint.client({ loginUrl, clientId }, 'jwt_bearer');
    const request = async (): Promise<object> => {
      const assertion = await new SignJWT()
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(clientId)
        .setSubject(username)
        .setAudience(audienceOf(loginUrl))
        .setExpirationTime(Math.floor(this.clock.now().getTime() / 1000) + ASSERTION_SECONDS)
        .sign(key);
      return oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    };
    return this.endpoint.grant(request, { isRetryable: true });
  }

  /** The end of a browser sign-in. */
  async authorizationCode(
    client: ClientOfOrg,
    { code, codeVerifier }: { code: string; codeVerifier: string },
  ): Promise<TokenGrant> {
    const oauth2 = this.endpoint.client(client, 'web_server');
    oauth2.codeVerifier = codeVerifier;
    return this.endpoint.grant(() => oauth2.requestToken(code), { isRetryable: false });
  }

  async refresh(client: ClientOfOrg, refreshToken: string): Promise<TokenGrant> {
    const oauth2 = this.endpoint.client(client, 'web_server');
    return this.endpoint.grant(() => oauth2.refreshToken(refreshToken), { isRetryable: false });
  }

  /** Best effort: the org may be gone. */
  async revoke(client: ClientOfOrg, token: string): Promise<void> {
    await this.endpoint.client(client, 'web_server').revokeToken(token);
  }
}
