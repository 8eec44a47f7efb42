import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { PartField } from './task-fields.ts';

export class PartModel
  extends Model<InferAttributes<PartModel>, InferCreationAttributes<PartModel>>
  implements Record<PartField, unknown>
{
  declare id: string;
  declare taskId: string;
  declare role: string;
  declare assigneeId: string | null;
  declare progress: number;
  declare weight: number;
  /** Orders the parts of a task. */
  declare position: number;
}

/** Bound to one database by a subclass, because a model class knows a single one. */
export function bindPartModel(sequelize: Sequelize): ModelStatic<PartModel> {
  return class extends PartModel {}.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      taskId: { type: DataTypes.UUID, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      assigneeId: { type: DataTypes.UUID, allowNull: true },
      progress: { type: DataTypes.SMALLINT, allowNull: false },
      weight: { type: DataTypes.INTEGER, allowNull: false },
      position: { type: DataTypes.SMALLINT, allowNull: false },
    },
    { sequelize, tableName: 'parts', modelName: 'part' },
  );
}
