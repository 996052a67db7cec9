import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { Erasure, PersonToErase } from '#erasure';
import { parseAddress } from '#identifiers';
import type { Across } from '../http/input/dto-members.js';
import { toCrmId } from '../linking/crm-id.js';
import { IsCrmId, IsText } from '../linking/text.js';

const BACKUPS = 'What is erased is gone from backups only as they expire.';
const STAYS =
  'Salesforce still has this person, and so has the mirror; delete them there, or put them on the privacy list for what comes.';

export class ErasureBody {
  @ApiPropertyOptional({
    type: String,
    maxLength: 320,
    nullable: true,
    description: 'Their e-mail address; either this or `crmId`',
  })
  @IsOptional()
  @IsText(320)
  email?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Of their Contact, Lead or person account, 15 or 18 characters',
  })
  @IsOptional()
  @IsCrmId()
  crmId?: string | null;

  static readonly across: Across = ({ email, crmId }) => {
    if ((email == null) === (crmId == null)) {
      return [{ path: 'email', message: 'either email or crmId must be given' }];
    }
    const isAddress = typeof email !== 'string' || parseAddress(email) !== undefined;
    return isAddress ? [] : [{ path: 'email', message: 'email must be an e-mail address' }];
  };
}

/** Of a body that names one of the two. */
export function toPerson({ email, crmId }: ErasureBody): PersonToErase {
  return crmId == null ? { email: email ?? '' } : { crmId: toCrmId(crmId) };
}

export class ErasureView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['running', 'done', 'failed'] })
  state!: 'running' | 'done' | 'failed';

  @ApiProperty({ type: 'integer', description: 'Recordings in which something of theirs was replaced, so far' })
  recordings!: number;

  @ApiProperty({ type: 'integer' })
  meetings!: number;

  @ApiProperty({ type: 'integer' })
  dialerCalls!: number;

  @ApiProperty({ description: 'The mirror follows Salesforce: while a record of theirs exists there, it is mirrored' })
  stillInSalesforce!: boolean;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'A code of the catalogue, of one that failed' })
  error!: string | null;

  @ApiProperty({ description: 'What the erasure does not reach' })
  note!: string;
}

export function toErasureView({ requestedAt, finishedAt, stillInSalesforce, ...erasure }: Erasure): ErasureView {
  return {
    ...erasure,
    stillInSalesforce: stillInSalesforce === true,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    note: stillInSalesforce === true ? `${BACKUPS} ${STAYS}` : BACKUPS,
  };
}

export class ErasedRecordingView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty({ format: 'date-time' })
  erasedAt!: string;

  @ApiProperty({ description: 'What the erasure does not reach' })
  note!: string;
}

export function toErasedView(externalId: string, erasedAt: Date): ErasedRecordingView {
  return { externalId, erasedAt: erasedAt.toISOString(), note: BACKUPS };
}

export class ErasureQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Why, for the tombstone; name nobody in it' })
  @IsOptional()
  @IsText(200)
  reason?: string;
}
