import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { type Role, ROLES } from '#access';

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
  @MaxLength(1000)
  password!: string;
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
}
