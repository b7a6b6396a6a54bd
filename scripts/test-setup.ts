import fc from 'fast-check';

// The same examples at every run, so that a change is judged by what it changed. Look for new ones with
// another seed: FAST_CHECK_SEED=$RANDOM npm test
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_260_101) });
