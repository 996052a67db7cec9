import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import {
  commonPasswordFault,
  PASSWORD_LENGTH_LEAST,
  PASSWORD_LENGTH_MOST,
  type Role,
  ROLES,
  type Session,
} from '#access';
import type { Across } from '../http/input/dto-members.js';

export class SignInBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @MinLength(1)
  @MaxLength(320)
  email!: string;

  /** Bounded because it is hashed whatever it is. */
  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_LENGTH_MOST)
  password!: string;
}

export class PasswordBody {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_LENGTH_MOST)
  currentPassword!: string;

  @ApiProperty({
    format: 'password',
    minLength: PASSWORD_LENGTH_LEAST,
    maxLength: PASSWORD_LENGTH_MOST,
    description: 'Not among the most common ones',
  })
  @IsString()
  @MinLength(PASSWORD_LENGTH_LEAST)
  @MaxLength(PASSWORD_LENGTH_MOST)
  newPassword!: string;

  /** That it is the user's address is found where the user is known. */
  static readonly across: Across = ({ newPassword }) => {
    const isText = typeof newPassword === 'string' && newPassword.length <= PASSWORD_LENGTH_MOST;
    const message = isText ? commonPasswordFault(newPassword) : undefined;
    return message === undefined ? [] : [{ path: 'newPassword', message }];
  };
}

export class SignedInUserView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;
}

/** Who a request speaks for. */
export class SessionView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: ['user', 'key'] })
  kind!: 'user' | 'key';

  @ApiProperty({ type: String, nullable: true, description: 'Of a user' })
  email!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of an API key' })
  name!: string | null;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty()
  teamId!: string;

  @ApiProperty({ type: SignedInUserView, nullable: true, description: 'Null with an API key' })
  user!: SignedInUserView | null;

  @ApiProperty({ type: String, nullable: true, description: 'To be sent as X-CSRF-Token; null with an API key' })
  csrfToken!: string | null;

  @ApiProperty({ description: 'The password is temporary: until it is changed nothing else answers' })
  passwordChangeRequired!: boolean;
}

/** One browser a user is signed in with. */
export class SessionListView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'The one this request came with' })
  current!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute' })
  lastSeenAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Network address it was begun from' })
  sourceAddress!: string | null;

  @ApiProperty({ type: String, nullable: true })
  userAgent!: string | null;
}

export function toSessionListView(session: Session, currentId: string | undefined): SessionListView {
  const { id, createdAt, lastSeenAt, expiresAt, sourceAddress, userAgent } = session;
  return {
    id,
    current: id === currentId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    sourceAddress,
    userAgent,
  };
}
