import type { ChecklistItem } from '@baton/dto';
import type { TaskPriority, TaskStatus } from '@baton/vocabulary';
import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { FieldVersions } from './field-versions.ts';
import type { TaskField } from './task-fields.ts';

export class TaskModel
  extends Model<InferAttributes<TaskModel>, InferCreationAttributes<TaskModel>>
  implements Record<TaskField, unknown>
{
  declare id: string;
  declare projectId: string;
  declare number: number;
  declare title: string;
  declare description: string;
  declare status: TaskStatus;
  declare progress: number;
  declare priority: TaskPriority;
  /** `YYYY-MM-DD` */
  declare startOn: string | null;
  /** `YYYY-MM-DD` */
  declare dueOn: string | null;
  declare labels: string[];
  declare checklist: ChecklistItem[];
  declare rank: string;
  declare version: number;
  declare fieldVersions: FieldVersions;
  declare createdBy: string;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare doneAt: Date | null;
  declare deletedAt: Date | null;
}

/** Bound to one database by a subclass, because a model class knows a single one. */
export function bindTaskModel(sequelize: Sequelize): ModelStatic<TaskModel> {
  return class extends TaskModel {}.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      projectId: { type: DataTypes.UUID, allowNull: false },
      number: { type: DataTypes.INTEGER, allowNull: false },
      title: { type: DataTypes.TEXT, allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
      status: { type: DataTypes.TEXT, allowNull: false },
      progress: { type: DataTypes.SMALLINT, allowNull: false },
      priority: { type: DataTypes.TEXT, allowNull: false },
      startOn: { type: DataTypes.DATEONLY, allowNull: true },
      dueOn: { type: DataTypes.DATEONLY, allowNull: true },
      labels: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      checklist: { type: DataTypes.JSONB, allowNull: false },
      rank: { type: DataTypes.TEXT, allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false },
      fieldVersions: { type: DataTypes.JSONB, allowNull: false },
      createdBy: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      doneAt: { type: DataTypes.DATE, allowNull: true },
      deletedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'tasks', modelName: 'task' },
  );
}
