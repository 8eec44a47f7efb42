import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export class ProjectModel extends Model<
  InferAttributes<ProjectModel>,
  InferCreationAttributes<ProjectModel>
> {
  declare id: string;
  declare key: string;
  declare name: string;
  declare description: string;
  /** The number of the last task; the next one counts it up in its own transaction, so none is skipped. */
  declare lastTaskNumber: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Bound to one database by a subclass, because a model class knows a single one. */
export function bindProjectModel(sequelize: Sequelize): ModelStatic<ProjectModel> {
  return class extends ProjectModel {}.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      key: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
      lastTaskNumber: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'projects', modelName: 'project' },
  );
}
