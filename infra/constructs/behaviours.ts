/** What CloudFront does with requests: for the page, for the API, for files. */
import { originHeader } from '@otel-bi/shared/contract/origin.ts';
import { contentSecurityPolicy, permissionsPolicy } from '@otel-bi/shared/contract/page-headers.ts';
import { Duration, Fn } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { physicalName } from './host.ts';
import { filePrefixes } from './permissions.ts';

const transport: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: false,
    override: true,
  },
  contentTypeOptions: { override: true },
};

/** Addresses of the page's screens have no file of their own: they are all the page. */
const screensToPage = `
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

/** The page from its closed bucket, with the headers of the embedded server. */
export function pageBehaviour(scope: Construct, bucket: IBucket, config: StageConfig): BehaviorOptions {
  return {
    origin: S3BucketOrigin.withOriginAccessControl(bucket),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    compress: true,
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'PageHeaders', {
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
        function: new EdgeFunction(scope, 'ScreensToPage', {
          code: FunctionCode.fromInline(screensToPage),
          runtime: FunctionRuntime.JS_2_0,
        }),
      },
    ],
  };
}

export interface DataOrigins {
  readonly api: IHttpApi;
  /** By which the API knows what comes from here: `{"current": "..."}`. */
  readonly key: ISecret;
  /** The bucket of reports and exports. */
  readonly reports: IBucket;
}

/** By their path patterns: the API, and the files that it links to. */
export function dataBehaviours(
  scope: Construct,
  { api, key, reports }: DataOrigins,
): Record<string, BehaviorOptions> {
  const responseHeadersPolicy = new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    securityHeadersBehavior: transport,
  });
  const common = {
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    responseHeadersPolicy,
  };
  const files = { ...common, ...fileBehaviour(scope, reports) };
  return {
    '/api/*': { ...common, ...apiBehaviour(api, key) },
    ...Object.fromEntries(Object.values(filePrefixes).map((prefix) => [`/${prefix}*`, files])),
  };
}

/** What functions say in their headers is left as it is. */
function apiBehaviour(api: IHttpApi, key: ISecret): BehaviorOptions {
  return {
    origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      readTimeout: Duration.seconds(30),
      // Readable to whoever may read the distribution, as the secret is to whoever may read it.
      customHeaders: { [originHeader]: key.secretValueFromJson('current').unsafeUnwrap() },
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    compress: true,
  };
}

/**
 * Links to files lead here and not to the bucket, so that the page needs neither a policy nor a rule for another
 * origin. Who asks has a link that a function signed: CloudFront adds nothing, and takes away the token that a
 * browser sends along, since S3 takes one proof alone.
 */
function fileBehaviour(scope: Construct, reports: IBucket): BehaviorOptions {
  return {
    origin: S3BucketOrigin.withBucketDefaults(reports),
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
    originRequestPolicy: new OriginRequestPolicy(scope, 'FileRequests', {
      comment: 'The whole signature, and what a browser asks S3 for other sites',
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      headerBehavior: OriginRequestHeaderBehavior.allowList(
        'Origin',
        'Access-Control-Request-Headers',
        'Access-Control-Request-Method',
      ),
      cookieBehavior: OriginRequestCookieBehavior.none(),
    }),
  };
}
