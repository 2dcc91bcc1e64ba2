// What pages ask before anybody is signed in: there is no viewer yet, so these are no procedures.
export {
  changePassphrase,
  checkCode,
  chooseRole,
  doorCtx,
  findPractice,
  findSession,
  redeemCode,
  rolesToChoose,
  setPin,
  shareDevice,
  signIn,
  signOut,
  unshareDevice,
} from "#server/identity/index.ts";
