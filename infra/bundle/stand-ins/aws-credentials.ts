/**
 * In place of the SDK's chain of credentials (files, metadata services, single sign-on): a function's role
 * reaches it by the environment, as does an emulator's or a developer's key.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
