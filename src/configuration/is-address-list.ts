import { isIP } from 'node:net';
import { ValidateBy } from 'class-validator';

/** Whether it is an IP address, or a range of them in CIDR notation. */
function isAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** IP addresses and ranges in CIDR notation, separated by commas; none where it is empty. */
export const IsAddressList = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAddressList',
    validator: {
      validate: (value) => value === '' || String(value).split(',').every(isAddress),
      defaultMessage: (checked) =>
        `${checked?.property} must be IP addresses or ranges such as 10.0.0.0/8, separated by commas`,
    },
  });
