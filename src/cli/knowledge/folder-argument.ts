/** Where the knowledge lies, for every subcommand. */
export const folderArgument = {
  type: 'string',
  description: '知识文件夹',
  valueHint: '文件夹',
  default: './knowledge',
} as const;
