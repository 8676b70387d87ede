/** As a contract reads a phone; said early, so that nobody finds out after sending. */
const PHONE = /^(\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/;
export const isPhone = (typed: string): boolean => PHONE.test(typed);

/** Full-width digits of Chinese keyboards, spaces and dashes as people write them. */
export const plainPhone = (typed: string): string => {
  const digits = typed.normalize("NFKC").replace(/[\s()·.]/g, "");
  return /^\+?(86)?-?1[3-9]/.test(digits) ? digits.replace(/-/g, "") : digits;
};

/** Only what no mail address can be is refused: the server looks closer. */
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const isMail = (typed: string): boolean => MAIL.test(typed);
