import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { type Delivery, type Endpoint, urlFault, WEBHOOK_EVENTS, type WebhookEvent } from '#webhooks';
import type { Across } from '../http/input/dto-members.js';
import { Omittable } from '../http/omittable.js';

/** Of its text alone; whether its host resolves to public addresses is asked once all the rest is right. */
const unusableUrl: Across = ({ url }, { config }) => {
  const message = typeof url === 'string' ? urlFault(url, config.webhookAllowPrivate) : undefined;
  return message === undefined ? [] : [{ path: 'url', message }];
};

const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

export class WebhookBody {
  static readonly across = unusableUrl;

  @ApiProperty({ maxLength: 2000, description: 'https, and a public address after name resolution' })
  @IsString()
  @MaxLength(2000)
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events!: WebhookEvent[];

  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string | null;
}

/** What is left out stays as it is. */
export class WebhookChangeBody {
  static readonly across = unusableUrl;

  @ApiPropertyOptional({ maxLength: 2000, description: 'https, and a public address after name resolution' })
  @Omittable()
  @IsString()
  @MaxLength(2000)
  url?: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS, isArray: true })
  @Omittable()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[];

  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string | null;

  @ApiPropertyOptional({ description: 'Nothing is told to it while false' })
  @Omittable()
  @IsBoolean()
  enabled?: boolean;
}

export class WebhookView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events!: readonly WebhookEvent[];

  @ApiProperty({ type: String, nullable: true })
  description!: string | null;

  @ApiProperty({ description: 'Nothing is told to it while false' })
  enabled!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'After a rotation, until when messages are signed with the secret before, too',
  })
  previousSecretEndsAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class CreatedWebhookView extends WebhookView {
  @ApiProperty({ description: 'Signs the messages, as Standard Webhooks; shown this once', example: 'whsec_…' })
  secret!: string;
}

export class DeliveryView {
  @ApiProperty({ description: 'Also the header webhook-id, the same in every try' })
  id!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS })
  type!: WebhookEvent;

  @ApiProperty({ format: 'date-time' })
  occurredAt!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The member data of the message' })
  payload!: object;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: (typeof DELIVERY_STATES)[number];

  @ApiProperty({ type: 'integer' })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextAttemptAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAttemptAt!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null when there was no answer' })
  lastStatus!: number | null;

  @ApiProperty({ type: String, nullable: true })
  lastError!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deliveredAt!: string | null;
}

export function toWebhookView(endpoint: Endpoint): WebhookView {
  const { id, url, events, description, enabled, previousSecretEndsAt, createdAt } = endpoint;
  return {
    id,
    url,
    events,
    description,
    enabled,
    previousSecretEndsAt: previousSecretEndsAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export function toDeliveryView(delivery: Delivery): DeliveryView {
  const { id, type, payload, state, attempts, lastStatus, lastError } = delivery;
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id,
    type,
    occurredAt: delivery.occurredAt.toISOString(),
    payload,
    state,
    attempts,
    nextAttemptAt: time(delivery.nextAttemptAt),
    lastAttemptAt: time(delivery.lastAttemptAt),
    lastStatus,
    lastError,
    deliveredAt: time(delivery.deliveredAt),
  };
}
