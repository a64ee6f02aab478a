// How far a sending has come, in words: which photo of how many, and what is left.
function size(bytes) {
  return bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
}

// Files in the order in which they travel.
export function filesIn(data) {
  return [...data].flatMap(([name, value]) => (value instanceof File && value.size ? [{ name, size: value.size }] : []));
}

export function percent(sent, total) {
  return total ? Math.floor((100 * sent) / total) : 0;
}

// Text fields travel too, but weigh next to nothing; the place among the files is counted from the end.
export function words(files, sent, total) {
  if (!files.length) return "正在提交……";
  if (sent >= total) return "已全部上传，正在保存……";
  const weight = files.reduce((sum, file) => sum + file.size, 0);
  let reached = Math.max(0, sent - (total - weight));
  const index = Math.max(0, files.findIndex((file) => (reached -= file.size) < 0));
  const kind = files[index].name;
  const alike = files.filter((file) => file.name === kind);
  const place = alike.indexOf(files[index]) + 1;
  const what = kind === "photos" ? "张照片" : "个附件";
  return `正在上传第 ${place} ${what}，共 ${alike.length} ${what.slice(0, 1)}；还剩 ${size(total - sent)}（已完成 ${percent(sent, total)}%）`;
}
