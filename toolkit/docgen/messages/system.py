"""What the operating system and libraries say when they refuse, in the reader's language, not theirs."""

import errno
import os
import re

_CHINESE = {
    errno.ENOENT: "不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EIO: "读写出错",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "空间配额已满",
    errno.EFBIG: "文件太大",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接循环",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENODEV: "磁盘已断开",
    errno.ENXIO: "磁盘已断开",
    errno.ESTALE: "网络位置已断开",
    errno.ETIMEDOUT: "连接超时",
    errno.EHOSTUNREACH: "网络不通",
    errno.ENETUNREACH: "网络不通",
    errno.ENOTCONN: "网络位置已断开",
}


def said_by_system(fault: OSError, language: str) -> str:
    """Why the system refused, in `language`; of what has no words here, the system's number for it."""
    number = fault.errno or 0
    if language == "zh":
        return _CHINESE.get(number, f"系统错误 {number}")
    return os.strerror(number) if number else str(fault)


_PLACE = re.compile(r"line (\d{1,9})\D{1,12}(\d{1,9})")
_CHINESE_LETTER = re.compile("[\u4e00-\u9fff]")
_WORDS = re.compile("[A-Za-z]{2} [A-Za-z]")


def said_by_library(fault: str, language: str) -> str:
    """What is wrong with a file, as a parser says it; in Chinese only where: its words are no clerk's."""
    if language != "zh" or _CHINESE_LETTER.search(fault) or not _WORDS.search(fault):
        return fault
    place = _PLACE.search(fault)
    return f"第 {place[1]} 行第 {place[2]} 列附近写坏了" if place else "内容写坏了"
