import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnTransitGatewayAttachment,
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { NetworkSettings, StageConfig } from '../config/stage.ts';
import type { Network } from '../constructs/host.ts';

const HTTPS = Port.tcp(443);

/**
 * Where functions and PostgreSQL live. Functions are in subnets with a way out: the identity provider's keys
 * and the collector are beyond the endpoints of AWS's own services. PostgreSQL is in subnets without one.
 */
export class NetworkStack extends Stack {
  readonly network: Network;

  constructor(scope: Construct, config: StageConfig, settings: NetworkSettings) {
    super(scope, 'network', { description: 'OTel BI: network' });
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(settings.cidr),
      maxAzs: settings.zones,
      natGateways: settings.natGateways,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'functions', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'data', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      flowLogs: {
        rejected: {
          destination: FlowLogDestination.toCloudWatchLogs(
            new LogGroup(this, 'FlowLogs', {
              logGroupName: `/otel-bi/${config.name}/network`,
              retention: config.logRetentionDays,
              removalPolicy: RemovalPolicy.DESTROY,
            }),
          ),
          trafficType: FlowLogTrafficType.REJECT,
        },
      },
    });
    const functions = new SecurityGroup(this, 'Functions', {
      vpc,
      description: 'Functions: out to anywhere, in from nowhere',
      allowAllOutbound: true,
    });
    this.network = { vpc, functions };
    this.addEndpoints(vpc, settings);
    this.addWayToWarehouses(vpc, settings);
  }

  /** What functions call most does not go through the gateway to the internet, which costs by the gigabyte. */
  private addEndpoints(vpc: Vpc, { cidr }: NetworkSettings): void {
    vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    const securityGroup = new SecurityGroup(this, 'Endpoints', {
      vpc,
      description: 'Endpoints of services of AWS',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(Peer.ipv4(cidr), HTTPS, 'from the network');
    for (const [id, service] of [
      ['SecretsManager', InterfaceVpcEndpointAwsService.SECRETS_MANAGER],
      ['EventBridge', InterfaceVpcEndpointAwsService.EVENTBRIDGE],
    ] as const) {
      vpc.addInterfaceEndpoint(id, { service, securityGroups: [securityGroup], open: false });
    }
  }

  /** Routes to warehouses that are not on the internet; the other end needs routes back. */
  private addWayToWarehouses(vpc: Vpc, { warehouses }: NetworkSettings): void {
    if (warehouses.kind === 'internet') return;
    const attachment =
      warehouses.kind === 'transit-gateway'
        ? new CfnTransitGatewayAttachment(this, 'TransitGatewayAttachment', {
            vpcId: vpc.vpcId,
            transitGatewayId: warehouses.gatewayId,
            subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId),
          })
        : null;
    for (const [index, subnet] of vpc.privateSubnets.entries()) {
      for (const [number, destinationCidrBlock] of warehouses.cidrs.entries()) {
        const route = new CfnRoute(this, `ToWarehouses${index}-${number}`, {
          routeTableId: subnet.routeTable.routeTableId,
          destinationCidrBlock,
          ...(warehouses.kind === 'peering'
            ? { vpcPeeringConnectionId: warehouses.connectionId }
            : { transitGatewayId: warehouses.gatewayId }),
        });
        if (attachment !== null) route.addResourceDependency(attachment);
      }
    }
  }
}
