import type { MemberRole } from '@baton/vocabulary';
import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export class InvitationModel extends Model<
  InferAttributes<InvitationModel>,
  InferCreationAttributes<InvitationModel>
> {
  declare id: string;
  declare projectId: string;
  declare email: string;
  declare role: MemberRole;
  declare invitedBy: string;
  declare createdAt: Date;
}

/** Bound to one database by a subclass, because a model class knows a single one. */
export function bindInvitationModel(sequelize: Sequelize): ModelStatic<InvitationModel> {
  return class extends InvitationModel {}.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      projectId: { type: DataTypes.UUID, allowNull: false },
      email: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      invitedBy: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'invitations', modelName: 'invitation' },
  );
}
