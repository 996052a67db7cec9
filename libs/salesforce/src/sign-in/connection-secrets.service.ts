import { Inject, Injectable } from '@nestjs/common';
import { mayHoldOperatorSecret } from '#identifiers';
import { AppError, Cipher, Config, DB, type Db } from '#platform';
import * as connections from '../store/connections.js';
import { type ConnectionRow, SECRET_COLUMNS, type Secrets } from '../store/connections.js';
import type { ClientOfOrg } from './token-endpoint.service.js';

/** What a stored connection signs in with, decrypted. */
export interface OpenedSecrets {
  client: ClientOfOrg;
  privateKey: string | undefined;
  accessToken: string | undefined;
  refreshToken: string | undefined;
}

/** Encryption of a connection's secrets, and its own client of the browser sign-in. */
@Injectable()
export class ConnectionSecrets {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly cipher: Cipher,
    private readonly config: Config,
  ) {}

  encrypt(teamId: string, column: keyof Secrets, plaintext: string): string {
    return this.cipher.encrypt(plaintext, { teamId, column: `salesforce.connections.${column}` });
  }

  /** ENCRYPTION_KEY_UNKNOWN when none of the configured keys made it. */
  decrypt(teamId: string, column: keyof Secrets, ciphertext: string): string {
    return this.cipher.decrypt(ciphertext, { teamId, column: `salesforce.connections.${column}` });
  }

  /** The verifier of a browser sign-in under way. */
  sealVerifier(teamId: string, codeVerifier: string): string {
    return this.cipher.encrypt(codeVerifier, { teamId, column: 'salesforce.authorizations.code_verifier' });
  }

  openVerifier(teamId: string, ciphertext: string): string {
    return this.cipher.decrypt(ciphertext, { teamId, column: 'salesforce.authorizations.code_verifier' });
  }

  open(teamId: string, row: ConnectionRow): OpenedSecrets {
    const opened = (column: keyof Secrets): string | undefined => {
      const ciphertext = row[column];
      return ciphertext === null ? undefined : this.decrypt(teamId, column, ciphertext);
    };
    // The secret of the browser sign-in is the operator's, and may change: it is not stored with the connection.
    const isOurs = row.grantType === 'web_server';
    const loginUrl = row.loginUrl ?? '';
    const clientSecret = isOurs ? this.ownSecret(loginUrl) : opened('clientSecret');
    return {
      client: { loginUrl, clientId: row.clientId ?? '', clientSecret },
      privateKey: opened('privateKey'),
      accessToken: opened('accessToken'),
      refreshToken: opened('refreshToken'),
    };
  }

  /** The service's own app, with which people sign in through the browser. SALESFORCE_CLIENT_MISSING without one. */
  ownClient(loginUrl: string): ClientOfOrg {
    const { clientId } = this.config.salesforce;
    if (clientId === undefined) {
      const message = 'Signing in through the browser needs SALESFORCE_CLIENT_ID; PUT /v1/connection works without.';
      throw new AppError('SALESFORCE_CLIENT_MISSING', message);
    }
    return {
      loginUrl,
      clientId,
      clientSecret: this.ownSecret(loginUrl),
      redirectUri: `${this.config.publicUrl}/oauth/salesforce/callback`,
    };
  }

  /** SALESFORCE_HOST_REFUSED where the operator's secret may not go: the settings may have changed since the sign-in began. */
  private ownSecret(loginUrl: string): string | undefined {
    const { clientSecret } = this.config.salesforce;
    if (clientSecret === undefined || mayHoldOperatorSecret(loginUrl, this.config.salesforce)) return clientSecret;
    const message = `The operator's client secret may not be sent to ${loginUrl}; connect at another login address.`;
    throw new AppError('SALESFORCE_HOST_REFUSED', message);
  }

  /** Encrypts what an older key encrypted with the newest. Returns how many connections were changed. */
  async reencrypt(): Promise<number> {
    let changed = 0;
    for (const teamId of await connections.teamsWithSecrets(this.db)) {
      if (await this.reencryptTeam(teamId)) changed += 1;
    }
    return changed;
  }

  private async reencryptTeam(teamId: string): Promise<boolean> {
    const row = await connections.find(this.db, teamId);
    if (row === undefined || !SECRET_COLUMNS.some((column) => this.isOld(row[column]))) return false;
    const secrets = Object.fromEntries(
      SECRET_COLUMNS.map((column) => {
        const ciphertext = row[column];
        return [
          column,
          ciphertext === null ? null : this.encrypt(teamId, column, this.decrypt(teamId, column, ciphertext)),
        ];
      }),
    ) as unknown as Secrets;
    // Renewed meanwhile: then the new tokens are under the newest key, and the next round takes the rest.
    if (await connections.replaceSecrets(this.db, teamId, row.tokenVersion, secrets)) return true;
    return this.reencryptTeam(teamId);
  }

  private isOld(ciphertext: string | null): boolean {
    return ciphertext !== null && this.cipher.needsRotation(ciphertext);
  }
}
