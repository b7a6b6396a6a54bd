import { contentSecurityPolicy, permissionsPolicy } from '@otel-bi/shared/contract/page-headers.ts';
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Domain, StageConfig } from '../config/stage.ts';
import { closedBucket } from '../constructs/data-buckets.ts';
import { physicalName } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';
import { PageFiles } from '../constructs/page-files.ts';
import { filePrefixes } from '../constructs/permissions.ts';

export interface WebProps {
  readonly config: StageConfig;
  readonly domain: Domain | null;
  readonly webAclArn: string | null;
  readonly api: IHttpApi;
  readonly accessLogs: IBucket;
  /** The bucket of reports and exports, whose files are below the page's own name. */
  readonly reports: IBucket;
  /** Directory of the built page. */
  readonly page: string;
}

/** Addresses of the page's screens have no file of their own: they are all the page. */
const screensToPage = `
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

/** The page from CloudFront, and the API below the same name: no other origin for the browser to trust. */
export class WebStack extends Stack {
  readonly distribution: Distribution;
  /** Of what is not the page. */
  private readonly apiHeaders: ResponseHeadersPolicy;

  constructor(scope: Construct, props: WebProps) {
    super(scope, 'web', { description: 'OTel BI: the page' });
    const { config, domain, api, accessLogs, reports } = props;
    const bucket = new Bucket(this, 'Page', {
      ...closedBucket,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'page/',
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    this.apiHeaders = new ResponseHeadersPolicy(this, 'ApiHeaders', { securityHeadersBehavior: transport });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: physicalName(config),
      defaultBehavior: this.pageBehaviour(bucket, config),
      additionalBehaviors: { '/api/*': this.apiBehaviour(api), ...this.fileBehaviours(reports) },
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

  private pageBehaviour(bucket: IBucket, config: StageConfig): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', {
        responseHeadersPolicyName: physicalName(config, 'page'),
        securityHeadersBehavior: {
          ...transport,
          contentSecurityPolicy: {
            contentSecurityPolicy: contentSecurityPolicy(config.pageConnects),
            override: true,
          },
          referrerPolicy: {
            referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
            override: true,
          },
          frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override: true },
        },
        customHeadersBehavior: {
          customHeaders: [{ header: 'permissions-policy', value: permissionsPolicy, override: true }],
        },
      }),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'ScreensToPage', {
            code: FunctionCode.fromInline(screensToPage),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    };
  }

  /** Nothing is cached; what functions say in their headers is left as it is. */
  private apiBehaviour(api: IHttpApi): BehaviorOptions {
    return {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        readTimeout: Duration.seconds(30),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      compress: true,
      responseHeadersPolicy: this.apiHeaders,
    };
  }

  /**
   * Links to files lead here and not to the bucket, so that the page needs neither a policy nor a rule of
   * another origin. Who asks has a link that a function signed: CloudFront adds nothing, and takes the token
   * away that a browser sends along, since S3 takes one proof alone.
   */
  private fileBehaviours(reports: IBucket): Record<string, BehaviorOptions> {
    const behaviour: BehaviorOptions = {
      origin: S3BucketOrigin.withBucketDefaults(reports),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, 'FileRequests', {
        comment: 'The whole signature, and what a browser asks S3 for other sites',
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
        headerBehavior: OriginRequestHeaderBehavior.allowList(
          'Origin',
          'Access-Control-Request-Headers',
          'Access-Control-Request-Method',
        ),
        cookieBehavior: OriginRequestCookieBehavior.none(),
      }),
      responseHeadersPolicy: this.apiHeaders,
    };
    return Object.fromEntries(Object.values(filePrefixes).map((prefix) => [`/${prefix}*`, behaviour]));
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

const transport: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: false,
    override: true,
  },
  contentTypeOptions: { override: true },
};
