import { App, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * An app whose synthesis fails on every finding of cdk-nag that is not acknowledged. Its templates hang on the
 * source and the built apps only: no account, no folder and no lookup is part of them.
 * @param outputFolder where templates go; absent in tests
 */
export function createApp(outputFolder?: string): App {
  const app = new App({
    ...(outputFolder && { outdir: outputFolder }),
    context: featureFlags,
    analyticsReporting: false,
    treeMetadata: false,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
