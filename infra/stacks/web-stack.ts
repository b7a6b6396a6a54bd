import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Distribution, HttpVersion, PriceClass, SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Domain, StageConfig } from '../config/stage.ts';
import { type DataOrigins, dataBehaviours, pageBehaviour } from '../constructs/behaviours.ts';
import { closedBucket } from '../constructs/data-buckets.ts';
import { physicalName } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';
import { PageFiles } from '../constructs/page-files.ts';

export interface WebProps extends DataOrigins {
  readonly config: StageConfig;
  readonly domain: Domain | null;
  readonly webAclArn: string | null;
  readonly accessLogs: IBucket;
  /** Directory of the built page. */
  readonly page: string;
}

/** The page from CloudFront, the API and its files below the same name: no other origin for the browser to trust. */
export class WebStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, props: WebProps) {
    super(scope, 'web', { description: 'OTel BI: the page' });
    const { config, domain, accessLogs } = props;
    const bucket = new Bucket(this, 'Page', {
      ...closedBucket,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'page/',
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: physicalName(config),
      defaultBehavior: pageBehaviour(this, bucket, config),
      additionalBehaviors: dataBehaviours(this, props),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: accessLogs,
      logFilePrefix: 'cloudfront/',
      ...(props.webAclArn === null ? {} : { webAclId: props.webAclArn }),
      ...(domain === null
        ? {}
        : {
            domainNames: [domain.name],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }),
    });
    this.acceptFindings(props);
    new PageFiles(this, { config, bucket, directory: props.page });
    this.addNames(domain);
    new CfnOutput(this, 'PageUrl', {
      value: `https://${domain?.name ?? this.distribution.distributionDomainName}`,
      description: 'Address of the page: allow it as a redirect address at the identity provider',
    });
  }

  private addNames(domain: Domain | null): void {
    if (domain === null || domain.zone === null) return;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: domain.zone.id,
      zoneName: domain.zone.name,
    });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    const record = { zone, target, recordName: `${domain.name}.` };
    new ARecord(this, 'Name', record);
    new AaaaRecord(this, 'NameV6', record);
  }

  private acceptFindings({ domain, webAclArn }: WebProps): void {
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR1',
      'Who may read is decided by sign-in, not by country.',
    );
    if (webAclArn === null) {
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR2',
        'Throttled and behind tokens; WEB_ACL_ARN attaches a firewall where one is run.',
      );
    }
    if (domain === null) {
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR4',
        'The certificate of CloudFront itself fixes its protocols; DOMAIN_NAME brings TLS 1.2 as the least.',
      );
    }
  }
}
