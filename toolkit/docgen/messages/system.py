"""What the operating system says when it refuses, in the reader's language: its own words are English."""

import errno
import os

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
