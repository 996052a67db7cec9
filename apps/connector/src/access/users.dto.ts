import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, MaxLength } from 'class-validator';
import { type User, USER_ROLES, type UserRole } from '#access';
import { Omittable } from '../http/omittable.js';

export class UserBody {
  @ApiProperty({ format: 'email' })
  @IsEmail()
  @MaxLength(320)
  email!: string;

  @ApiProperty({ enum: USER_ROLES })
  @IsIn(USER_ROLES)
  role!: UserRole;
}

export class UserChangeBody {
  @ApiPropertyOptional({ format: 'email' })
  @Omittable()
  @IsEmail()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ enum: USER_ROLES })
  @Omittable()
  @IsIn(USER_ROLES)
  role?: UserRole;
}

export class UserView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: USER_ROLES })
  role!: UserRole;

  @ApiProperty({ description: 'Signs in with a generated password that is still to be changed' })
  passwordTemporary!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class CreatedUserView extends UserView {
  @ApiPropertyOptional({ description: 'Generated, temporary, shown this once' })
  password?: string;
}

export function toUserView({ id, email, role, passwordTemporary, createdAt }: User): UserView {
  return { id, email, role, passwordTemporary, createdAt: createdAt.toISOString() };
}
