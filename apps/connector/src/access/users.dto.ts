import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, MaxLength } from 'class-validator';
import { type User, USER_ROLES, type UserRole } from '#access';

export class UserBody {
  @ApiProperty({ format: 'email' })
  @IsEmail()
  @MaxLength(320)
  email!: string;

  @ApiProperty({ enum: USER_ROLES })
  @IsIn(USER_ROLES)
  role!: UserRole;
}

export class UserView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: USER_ROLES })
  role!: UserRole;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class CreatedUserView extends UserView {
  @ApiPropertyOptional({ description: 'Generated; shown this once' })
  password?: string;
}

export function toUserView({ id, email, role, createdAt }: User): UserView {
  return { id, email, role, createdAt: createdAt.toISOString() };
}
