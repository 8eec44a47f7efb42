import { Duration, Validations } from 'aws-cdk-lib';
import { AutoScalingGroup, GroupMetrics } from 'aws-cdk-lib/aws-autoscaling';
import {
  BlockDeviceVolume,
  CpuCredits,
  EbsDeviceVolumeType,
  InstanceType,
  type ISecurityGroup,
  type IVpc,
  LaunchTemplate,
  LaunchTemplateHttpTokens,
  MachineImage,
  SubnetType,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import {
  CfnCapacityProvider,
  CfnClusterCapacityProviderAssociations,
  Cluster,
  ContainerInsights,
} from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { AGENT_RESERVE } from '../config/container-size.ts';
import { capacityProviderName, containerInstancesName, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ContainerInstanceRole } from './container-instance-role.ts';

/** Per cent of the instances that tasks are to need. With 90, ECS keeps two where one is needed. */
const TARGET_CAPACITY = 100;

export interface ContainerCapacityProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
  /** What the instances may reach and be reached by. */
  readonly securityGroup: ISecurityGroup;
}

/** An ECS cluster and the instances it runs on, as many as its tasks need. */
export class ContainerCapacity extends Construct {
  readonly cluster: Cluster;

  constructor(scope: Construct, id: string, { stage, vpc, securityGroup }: ContainerCapacityProps) {
    super(scope, id);
    const clusterName = resourceName(stage, 'cluster');
    this.cluster = new Cluster(this, 'Cluster', {
      clusterName,
      vpc,
      containerInsightsV2: ContainerInsights.DISABLED,
    });
    Validations.of(this.cluster).acknowledge({
      id: 'AwsSolutions-ECS4',
      reason:
        'CPU, memory and reservation of cluster and service are metrics without it; Container Insights bills every metric of every task.',
    });

    const { role } = new ContainerInstanceRole(this, 'Role', { clusterName });
    const launchTemplate = new LaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateName: resourceName(stage, 'container-instance'),
      // Looked up at each launch, so replacing the instances is all there is to an upgrade.
      machineImage: MachineImage.resolveSsmParameterAtLaunch(
        '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id',
      ),
      instanceType: new InstanceType(stage.taskApi.instanceType),
      cpuCredits: CpuCredits.UNLIMITED,
      role,
      securityGroup,
      associatePublicIpAddress: true,
      userData: agentConfiguration(clusterName),
      httpTokens: LaunchTemplateHttpTokens.REQUIRED,
      // Containers are a hop further away and get no credentials of the instance.
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: BlockDeviceVolume.ebs(30, { encrypted: true, volumeType: EbsDeviceVolumeType.GP3 }),
        },
      ],
    });

    const group = new AutoScalingGroup(this, 'Instances', {
      autoScalingGroupName: containerInstancesName(stage),
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      launchTemplate,
      minCapacity: 0,
      // A roll-out starts every new task before it stops an old one.
      maxCapacity: 2 * stage.taskApi.maxTasks,
      newInstancesProtectedFromScaleIn: true,
      groupMetrics: [GroupMetrics.all()],
      defaultInstanceWarmup: Duration.seconds(120),
    });
    Validations.of(group).acknowledge({
      id: 'AwsSolutions-AS3',
      reason:
        'Instances come and go with tasks, which nobody has to act upon; a task that finds no instance shows in the alarm on healthy targets.',
    });

    const capacityProvider = new CfnCapacityProvider(this, 'CapacityProvider', {
      name: capacityProviderName(stage),
      autoScalingGroupProvider: {
        // CloudFormation takes the name too, which unlike the ARN is known.
        autoScalingGroupArn: group.autoScalingGroupName,
        managedScaling: { status: 'ENABLED', targetCapacity: TARGET_CAPACITY, instanceWarmupPeriod: 120 },
        managedTerminationProtection: 'ENABLED',
        managedDraining: 'ENABLED',
      },
    });
    new CfnClusterCapacityProviderAssociations(this, 'Association', {
      cluster: this.cluster.clusterName,
      capacityProviders: [capacityProvider.ref],
      defaultCapacityProviderStrategy: [{ capacityProvider: capacityProvider.ref, weight: 1 }],
    });
  }
}

function agentConfiguration(clusterName: string): UserData {
  const userData = UserData.forLinux();
  userData.addCommands(
    'cat >> /etc/ecs/ecs.config <<EOF',
    `ECS_CLUSTER=${clusterName}`,
    `ECS_RESERVED_MEMORY=${AGENT_RESERVE}`,
    // Tags of images never move.
    'ECS_IMAGE_PULL_BEHAVIOR=prefer-cached',
    'EOF',
  );
  return userData;
}
