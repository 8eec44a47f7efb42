import type { MemberRole } from '@baton/vocabulary';
import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export class MemberModel extends Model<InferAttributes<MemberModel>, InferCreationAttributes<MemberModel>> {
  declare projectId: string;
  declare userId: string;
  declare role: MemberRole;
  declare createdAt: Date;
}

/** Bound to one database by a subclass, because a model class knows a single one. */
export function bindMemberModel(sequelize: Sequelize): ModelStatic<MemberModel> {
  return class extends MemberModel {}.init(
    {
      projectId: { type: DataTypes.UUID, primaryKey: true },
      userId: { type: DataTypes.UUID, primaryKey: true },
      role: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'members', modelName: 'member' },
  );
}
