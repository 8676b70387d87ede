/** The two hundred passwords most often seen in published leaks, Chinese ones among them, lower-cased. */
export const COMMON_PASSWORDS: readonly string[] = `
123456 123456789 12345678 password qwerty 12345 1234567890 1234567 111111 123123 abc123 1234 password1 iloveyou 1q2w3e4r 000000 qwerty123
zaq12wsx dragon sunshine princess letmein 654321 monkey 1qaz2wsx 123321 qwertyuiop superman asdfghjkl 666666 888888 woaini 5201314
woaini1314 a123456 123456a a123456789 123456789a 1234qwer qwer1234 asd123456 123456abc abc123456 aa123456 q123456 zxcvbnm 11111111 00000000
88888888 987654321 147258369 woaini520 woaini521 7758521 1314520 5211314 520520 1314521 123456aa qq123456 w123456 zxc123 asdasd asdfgh
112233 121212 131313 159357 159753 123654 456789 789456 789456123 147258 123qwe qwe123 123456qq 12345qwert q1w2e3r4 q1w2e3r4t5 1q2w3e4r5t
1qazxsw2 qazwsx qazwsxedc 1qaz2wsx3edc p@ssw0rd p@ssword passw0rd pass1234 admin admin123 admin888 administrator root toor test test123
guest welcome welcome1 login master hello hello123 freedom whatever trustno1 starwars football baseball basketball soccer hockey batman
shadow michael jordan jennifer michelle charlie thomas hunter ranger buster killer george andrew harley daniel joshua maggie ashley
amanda jessica matthew robert pepper ginger summer winter spring autumn flower lovely babygirl loveme secret internet computer
samsung google facebook linkedin xiaomi huawei taobao alibaba tencent zhongguo china beijing shanghai zhejiang hangzhou nihao caonima
wangyang zhangwei wangwei liwei zhanglei 19841010 19871010 19861012 20082008 20102010 12344321 1122334455 123123123 321321 999999999
0123456789 9876543210 0987654321 1111111111 asdfasdf qwerqwer aaaaaa abcdef abcd1234 a1b2c3d4 a1234567 abcdefg iloveu sunshine1
changeme default temp1234 user1234 system manager letmein1 qwerty1 qwerty12 monkey123 dragon123
`
  .trim()
  .split(/\s+/);
